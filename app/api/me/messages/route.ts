import { defineRoute } from '#lib/http/define-route.ts'
import { otherMethods } from '#lib/http/other-methods.ts'
import { readMessageBody } from '#lib/timeback/contract/messages.ts'
import { appDeps } from '#lib/timeback/server/app-deps.ts'
import { readMessage, unreadMessages } from '#lib/timeback/server/people/messages.ts'

export const GET = defineRoute({
  handle: async ({ actor }) => ({ messages: await unreadMessages(appDeps(), { student: actor.timebackId }) }),
})
export const POST = defineRoute<Record<never, string>, never, typeof readMessageBody>({
  body: readMessageBody,
  status: 204,
  handle: ({ actor, body }) => readMessage(appDeps(), { student: actor.timebackId, ...body }),
})

export const { DELETE, OPTIONS, PATCH, PUT } = otherMethods({ GET, POST })
