import type { Scalar } from '#lib/qti/item/value.ts'

const fileForm = /^data:([a-z]+\/[a-z\d.+-]+)[;,]/i

/** A file is a `data:` URL of one of the types; no types = any. */
export function fileProblems(values: Scalar[], mediaTypes: string[]): string[] {
  return values.flatMap((value) => {
    const type = fileForm.exec(String(value))?.[1]?.toLowerCase()
    if (type === undefined) return ['a file is expected, written as a data: URL']
    const [family] = type.split('/')
    const allowed = mediaTypes.length === 0 || mediaTypes.includes(type) || mediaTypes.includes(`${family}/*`)
    return allowed ? [] : [`a file of the type ${mediaTypes.join(' or ')} is expected, not ${type}`]
  })
}
