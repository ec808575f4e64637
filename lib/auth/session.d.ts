import 'next-auth'

declare module 'next-auth' {
  /** The cookie carries the person's id and nothing else of them. */
  interface Session {
    user: { id: string | undefined }
  }
}
