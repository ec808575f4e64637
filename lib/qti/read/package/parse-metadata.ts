import type { Difficulty, ResourceMetadata } from '#lib/qti/item/manifest.ts'
import type { Note } from '#lib/qti/xml/report.ts'
import {
  childElements,
  childNamed,
  childrenNamed,
  textOf,
  type XmlElement,
} from '#lib/qti/xml/xml-element.ts'

/** Reads the `lom` inside a `metadata` element; what it does not say, or says in words of its own, is absent. */
export function parseMetadata(metadata: XmlElement | undefined, note: Note): ResourceMetadata {
  const lom = metadata && findLom(metadata)
  if (!lom) return {}
  const title = readText(lom, ['general', 'title'])
  const difficulty = readDifficulty(lom, note)
  const lessonType = readText(lom, ['educational', 'learningResourceType', 'value'])
  const typicalLearningMinutes = readLearningMinutes(lom, note)
  const unit = readText(lom, ['classification', 'taxonPath', 'taxon', 'entry'])
  const keywords = readKeywords(lom)
  return {
    ...(title !== undefined && { title }),
    ...(difficulty !== undefined && { difficulty }),
    ...(lessonType !== undefined && { lessonType }),
    ...(typicalLearningMinutes !== undefined && { typicalLearningMinutes }),
    ...(unit !== undefined && { unit }),
    ...(keywords.length > 0 && { keywords }),
  }
}

/** Some wrap it once more. */
function findLom(metadata: XmlElement): XmlElement | undefined {
  const inside = childElements(metadata)
  return childNamed(metadata, 'lom') ?? inside.flatMap((element) => childNamed(element, 'lom') ?? [])[0]
}

/** LOM 1.5: one or several, each perhaps in several languages, of which the first is taken. */
function readKeywords(lom: XmlElement): string[] {
  const general = childNamed(lom, 'general')
  const elements = general ? childrenNamed(general, 'keyword') : []
  return elements.flatMap((element) => {
    const [localized] = childElements(element)
    const text = textOf(localized ?? element).trim()
    return text === '' ? [] : [text]
  })
}

/** LOM 5.8 knows five degrees; `hard` is common besides. */
const difficulties: ReadonlyMap<string, Difficulty> = new Map([
  ['very easy', 'easy'],
  ['easy', 'easy'],
  ['medium', 'medium'],
  ['difficult', 'hard'],
  ['very difficult', 'hard'],
  ['hard', 'hard'],
])

function readDifficulty(lom: XmlElement, note: Note): Difficulty | undefined {
  const element = descend(lom, ['educational', 'difficulty', 'value'])
  if (!element) return undefined
  const value = textOf(element).trim()
  const difficulty = difficulties.get(value.toLowerCase())
  if (!difficulty) note(element, `"${value}" is no difficulty that is known, and left out`)
  return difficulty
}

/** ISO 8601, as far as a lesson lasts: weeks and months are no learning time. The smallest part may have decimals. */
const durationForm =
  /^P(?:(\d+)D)?(?:T(?:(\d+(?:[.,]\d+)?)H)?(?:(\d+(?:[.,]\d+)?)M)?(?:(\d+(?:[.,]\d+)?)S)?)?$/

function readLearningMinutes(lom: XmlElement, note: Note): number | undefined {
  const element = descend(lom, ['educational', 'typicalLearningTime', 'duration'])
  if (!element) return undefined
  const value = textOf(element).trim()
  const parts = durationForm.exec(value)
  if (!parts || value.endsWith('P') || value.endsWith('T')) {
    note(element, `"${value}" is no duration such as PT10M, and left out`)
    return undefined
  }
  const [days, hours, minutes, seconds] = parts
    .slice(1)
    .map((part) => Number((part ?? '0').replace(',', '.')))
  const total = (days ?? 0) * 1440 + (hours ?? 0) * 60 + (minutes ?? 0) + (seconds ?? 0) / 60
  if (total <= longestMinutes) return total
  note(element, `"${value}" is longer than a lesson lasts, and left out`)
  return undefined
}

/** A hundred hours: each minute is worth an XP. */
const longestMinutes = 6_000

/** The text at the end of a path of elements; of several languages the first. */
function readText(lom: XmlElement, path: string[]): string | undefined {
  const element = descend(lom, path)
  if (!element) return undefined
  const [localized] = childElements(element)
  const text = textOf(localized ?? element).trim()
  return text === '' ? undefined : text
}

function descend(from: XmlElement, path: string[]): XmlElement | undefined {
  let element: XmlElement | undefined = from
  for (const name of path) element = element && childNamed(element, name)
  return element
}
