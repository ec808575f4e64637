import { handleAuth } from '#lib/http/handle-auth.ts'

export { handleAuth as GET, handleAuth as POST }
