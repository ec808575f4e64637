import { wireNotFound } from '#lib/http/wire-not-found.ts'

export {
  wireNotFound as DELETE,
  wireNotFound as GET,
  wireNotFound as OPTIONS,
  wireNotFound as PATCH,
  wireNotFound as POST,
  wireNotFound as PUT,
}
