import { z } from 'zod'
import { scoreItem } from '#lib/qti/run/score/score-item.ts'
import { err, ok, type Result } from '#lib/std/result.ts'
import { parseJson, readItemFile, readJsonFile } from './read-file.ts'
import { type Command, readOptions, refuse } from './read-options.ts'

const responseSchema = z.union([z.null(), z.string(), z.array(z.string())])
type Response = z.infer<typeof responseSchema>

/** Prints the outcomes of an item's responses as JSON. */
export const command: Command = (args) => {
  const read = readOptions(args, ['seed'])
  const [itemPath, responsesPath, ...others] = read?.positionals ?? []
  const seed = Number(read?.options.seed ?? 0)
  if (!itemPath || !responsesPath || others.length > 0 || !Number.isInteger(seed)) return 'usage'
  const item = readItemFile(itemPath)
  if (!item.ok) return refuse(item.error)
  const responses = readResponses(responsesPath)
  if (!responses.ok) return refuse(responses.error)
  // The declarations decide what is an answer; the limits of the interactions are the lesson's concern.
  const scored = scoreItem(item.value, responses.value, { seed, enforceLimits: false })
  if (scored.kind === 'invalid') {
    return refuse(
      scored.problems.map(({ path, message }) => `${sourceOf(responsesPath)}:1: ${path}: ${message}`),
    )
  }
  console.log(JSON.stringify(scored.outcomes))
  return 'done'
}

/** JSON as it is given, or else the name of a file that holds it. */
function isJson(given: string): boolean {
  return /^\s*[[{]/.test(given)
}

function sourceOf(given: string): string {
  return isJson(given) ? 'responses' : given
}

function readResponses(from: string): Result<Record<string, Response>, string[]> {
  const json = isJson(from) ? parseJson(from) : readJsonFile(from)
  const path = sourceOf(from)
  if (!json.ok) return err([`${path}:1: ${json.error}`])
  const given = json.value
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return err([`${path}:1: an object of responses is expected`])
  }
  const wrong: string[] = []
  const responses: [string, Response][] = []
  for (const [name, value] of Object.entries(given)) {
    const response = responseSchema.safeParse(value)
    if (response.success) responses.push([name, response.data])
    else wrong.push(`${path}:1: responses.${name}: null, a text or a list of texts is expected`)
  }
  return wrong.length > 0 ? err(wrong) : ok(Object.fromEntries(responses))
}
