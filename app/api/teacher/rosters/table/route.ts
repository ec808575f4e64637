import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { staffRoles } from '#lib/std/terms.ts'
import { rosterQuery, rosterTableForm } from '#lib/timeback/contract/roster.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { importRosterTable } from '#lib/timeback/server/roster/import-roster.ts'

export const POST = defineRoute({
  allow: staffRoles,
  form: true,
  query: rosterQuery,
  body: rosterTableForm,
  handle: ({ actor, query, body }) =>
    importRosterTable(appDeps(), actor, { ...body, isDryRun: query.dryRun === 'true' }),
})

export const { DELETE, GET, OPTIONS, PATCH, PUT } = otherMethods({ POST })
