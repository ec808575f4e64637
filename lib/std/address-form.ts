/** An email address as far as a form can tell: something, an `@`, something, and nothing that cannot be seen. */
export const addressForm = /^[^\s@\p{C}]+@[^\s@\p{C}]+$/u
