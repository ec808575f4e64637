import { wireNotFound } from '#lib/http/error-response.ts'

export {
  wireNotFound as DELETE,
  wireNotFound as GET,
  wireNotFound as OPTIONS,
  wireNotFound as PATCH,
  wireNotFound as POST,
  wireNotFound as PUT,
}
