import { err, ok, type Result } from '#lib/std/result.ts'
import { fileKinds, fileSizeWords, isAllowedType, maxFileBytes } from './file-limits.ts'

/** A chosen file as the `data:` URL that is sent, or what is wrong with it and what to do. */
export async function readFile(file: File, mediaTypes: readonly string[]): Promise<Result<string, string>> {
  if (!isAllowedType(mediaTypes, file.type))
    return err(`${file.name} cannot be taken. Choose ${fileKinds(mediaTypes)}.`)
  if (file.size === 0) return err(`${file.name} is empty. Choose another file.`)
  if (file.size > maxFileBytes)
    return err(
      `${file.name} has ${fileSizeWords(file.size)}; at most ${fileSizeWords(maxFileBytes)} can be sent. ` +
        'Choose a smaller file.',
    )
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => resolve(ok(withType(String(reader.result))))
    reader.onerror = () => resolve(err(`${file.name} cannot be read. Choose it again.`))
    reader.readAsDataURL(file)
  })
}

/** Browsers leave out a type that they do not know; a file is always sent with one. */
function withType(dataUrl: string): string {
  return dataUrl.replace(/^data:(?=[;,])/, 'data:application/octet-stream')
}
