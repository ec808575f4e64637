import { frameDocument } from '#app/_shell/interaction-frame.ts'
import { otherMethods } from '#lib/http/other-methods.ts'

export const GET = frameDocument

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
