import { otherMethods } from '#lib/http/other-methods.ts'
import { frameDocument } from './frame-document.ts'

export const GET = frameDocument

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods({ GET })
