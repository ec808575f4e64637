import { z } from 'zod'
import { scoreItem } from '#lib/qti/score/score-item.ts'
import type { Command } from './command.ts'
import { readJsonFile } from './read-file.ts'
import { readItemFile } from './read-item.ts'
import { readOptions } from './read-options.ts'

const responsesSchema = z.record(z.string(), z.unknown())
const responseSchema = z.union([z.null(), z.string(), z.array(z.string())])

/** Prints the outcomes of an item's responses as JSON. */
export const command: Command = (args) => {
  const read = readOptions(args, ['seed'])
  const [itemPath, responsesPath, ...others] = read?.positionals ?? []
  const seed = Number(read?.options.seed ?? 0)
  if (!itemPath || !responsesPath || others.length > 0 || !Number.isInteger(seed)) return 'usage'
  const item = readItemFile(itemPath)
  if (!item.ok) return refuse(item.error)
  const responses = readResponsesFile(responsesPath)
  if (!responses.ok) return refuse(responses.error)
  const scored = scoreItem(item.value, responses.value, { seed })
  if (scored.kind === 'invalid') {
    return refuse(scored.problems.map(({ path, message }) => `${responsesPath}:1: ${path}: ${message}`))
  }
  console.log(JSON.stringify(scored.outcomes))
  return 'done'
}

function readResponsesFile(path: string) {
  const json = readJsonFile(path)
  if (!json.ok) return { ok: false as const, error: [`${path}:1: ${json.error}`] }
  const object = responsesSchema.safeParse(json.value)
  if (!object.success) return { ok: false as const, error: [`${path}:1: an object of responses is expected`] }
  const wrong: string[] = []
  const responses: Record<string, z.infer<typeof responseSchema>> = {}
  for (const [name, value] of Object.entries(object.data)) {
    const response = responseSchema.safeParse(value)
    if (response.success) responses[name] = response.data
    else wrong.push(`${path}:1: responses.${name}: null, a text or a list of texts is expected`)
  }
  return wrong.length > 0 ? { ok: false as const, error: wrong } : { ok: true as const, value: responses }
}

function refuse(lines: string[]): 'refused' {
  for (const line of lines) console.error(line)
  return 'refused'
}
