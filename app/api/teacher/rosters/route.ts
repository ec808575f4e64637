import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { rosterForm, rosterQuery } from '#lib/timeback/contract/roster.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { importRosterZip } from '#lib/timeback/server/roster/import-roster.ts'

export const POST = defineRoute({
  allow: staffRoles,
  form: true,
  query: rosterQuery,
  body: rosterForm,
  handle: ({ actor, query, body }) =>
    importRosterZip(appDeps(), actor, { bytes: body.file, isDryRun: query.dryRun === 'true' }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
