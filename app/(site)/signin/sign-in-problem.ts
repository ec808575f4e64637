/** What a code of the sign-in means to the person who reads it, and what to do. */
export function signInProblem(code: string): string {
  switch (code) {
    case 'EmailMissing':
      return 'This account has no email address that we can read. Choose another one, or ask your school.'
    case 'EmailNotVerified':
      return 'Nobody has checked yet that the email address of this account is yours. Confirm it where you got the account, or ask your school.'
    case 'DomainNotAllowed':
      return 'Only email addresses of the school are let in here. Sign in with your school account.'
    case 'NotKnown':
      return 'The school has not entered this email address. Choose another account, or ask your school to add you.'
    case 'AddressInUse':
      return 'The email address of this account belongs to somebody here who signs in with another account. Choose the account that you used before, or ask your school.'
    case 'Locked':
      return 'Your account is locked. What you did is kept. Ask your school to let you in again.'
    case 'AccessDenied':
      return 'This account may not be used here. Choose another one, or ask your school.'
    case 'CredentialsSignin':
      return 'There is no such account here. Choose one from the list.'
    case 'ChildKeyWrong':
      return 'That was not right. Try again, or ask your teacher.'
    case 'SessionRequired':
      return 'Your session is over. Sign in again to go on: what you answered is kept.'
    case 'OAuthSignin':
      return 'The service that knows your account does not answer. Try again in a moment.'
    case 'RATE_LIMITED':
      return 'Very many people are signing in from here right now. Wait a minute, then try again.'
    case 'DB_UNAVAILABLE':
      return 'Your records cannot be reached just now. Try again in a moment; nothing is lost.'
    case 'Offline':
      return 'There is no connection just now. Try again when there is one.'
    default:
      return 'The sign-in was not completed. Try again; if it happens again, ask your school.'
  }
}
