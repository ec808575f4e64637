/** `about` is the identifier of the variable or choice that the finding is about. */
export type Finding = { severity: 'error' | 'warning'; about: string; text: string }
