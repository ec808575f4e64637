import { frameDocument } from '#components/qti/custom/frame-document.ts'

export const GET = frameDocument
