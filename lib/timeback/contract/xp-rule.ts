/** The accuracy, 0–100, below which an attempt earns no XP (Timeback protocol §2.3); told before it is begun. */
export const xpFromAccuracy = 80
