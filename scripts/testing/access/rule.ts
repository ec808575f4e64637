import type { World } from './world.ts'

/**
 * What a route or page of teachers or administrators is asked with, and what it owes to whom these names are nothing.
 * That no other role gets in at all is asked of all of them alike (`lib/auth/doors.test.ts`).
 */
export type Rule = {
  /** The parts of its path that vary: names of the world, which are its teacher's. */
  params?: (world: World) => Record<string, string>
  query?: (world: World) => Record<string, string>
  body?: (world: World) => object
  /** What it answers to that teacher, or an administrator; a page is drawn. 200 unless said. */
  answer?: 201 | 204
  /**
   * What another teacher gets for these names (a page is not there then); `all` where they name nothing that could be
   * somebody's. Of an administrator's there is no other.
   */
  others?: 403 | 404 | 'all'
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'page'

/** By method, or `page`, and path, as the folders of `app` have it. */
export type Rules = Record<`${Method} /${string}`, Rule>
