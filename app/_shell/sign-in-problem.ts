/** What next-auth's error code means to the person who reads it, and what to do. */
export function signInProblem(code: string): string {
  switch (code) {
    case 'AccessDenied':
      return 'This account may not be used here. Choose another one, or ask your school.'
    case 'CredentialsSignin':
      return 'There is no such account here. Choose one from the list.'
    case 'SessionRequired':
      return 'Your session is over. Sign in again to go on.'
    default:
      return 'The sign-in was not completed. Try again; if it happens again, ask your school.'
  }
}
