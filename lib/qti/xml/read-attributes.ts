import type { XmlElement } from './xml-element.ts'

/** A required attribute that names something: not empty, without white space. */
export function readIdentifier(element: XmlElement, name: string, report: Report): string {
  const value = element.attributes[name]?.trim() ?? ''
  if (value === '') report(element, `${name} is missing`)
  else if (/\s/.test(value)) report(element, `${name}="${value}" is no identifier`)
  return value
}

/** A required attribute with any content. */
export function readText(element: XmlElement, name: string, report: Report): string {
  const value = element.attributes[name]
  if (value === undefined) report(element, `${name} is missing`)
  return value ?? ''
}

/** The title; where there is none the identifier stands for it. */
export function readTitle(element: XmlElement, note: Note): string {
  const { title, identifier = '' } = element.attributes
  if (title === undefined) note(element, 'title is missing: the identifier stands for it')
  return title ?? identifier.trim()
}

/** In any case, as some tools write `True`; what is empty says nothing. */
export function readBoolean(element: XmlElement, name: string, fallback: boolean, report: Report): boolean {
  const value = element.attributes[name]?.trim().toLowerCase()
  if (value === undefined || value === '') return fallback
  if (value === 'true' || value === '1') return true
  if (value !== 'false' && value !== '0') report(element, `${name}="${value}" is neither true nor false`)
  return false
}

/** A whole number of 0 or more. */
export function readCount(element: XmlElement, name: string, fallback: number, report: Report): number {
  return readOptionalCount(element, name, report) ?? fallback
}

export function readOptionalCount(element: XmlElement, name: string, report: Report): number | undefined {
  const value = element.attributes[name]?.trim()
  if (value === undefined || value === '') return undefined
  if (/^\d{1,9}$/.test(value)) return Number(value)
  report(element, `${name}="${value}" is no whole number`)
  return undefined
}

export function readOptionalNumber(element: XmlElement, name: string, report: Report): number | undefined {
  const value = element.attributes[name]?.trim()
  if (value === undefined || value === '') return undefined
  const number = Number(value)
  if (Number.isFinite(number)) return number
  report(element, `${name}="${value}" is no number`)
  return undefined
}

/** One of a few words; the first is meant where the attribute is absent. */
export function readWord<W extends string>(
  element: XmlElement,
  name: string,
  words: readonly [W, ...W[]],
  report: Report,
): W {
  const value = element.attributes[name]?.trim()
  if (value === undefined) return words[0]
  const word = words.find((candidate) => candidate === value)
  if (word === undefined) report(element, `${name}="${value}" is not one of ${words.join(', ')}`)
  return word ?? words[0]
}

/** Tells of something about an element that an author may want to know. */
export type Note = (element: XmlElement, message: string) => void

/**
 * Tells what is wrong with an element; the reading goes on, so that all problems are told at once. Its `note`
 * tells of what is read otherwise than it is written, and refuses nothing.
 */
export type Report = { (element: XmlElement, message: string): void; note: Note }

/**
 * Where the addresses inside an element are read that has an `xml:base` (XML Base), as the path of a file in
 * that place. A base that ends in a name without a dot is a folder, though it lacks its slash: so packages
 * write it.
 */
export function withBase(from: string, base: string): string {
  const folder = from.slice(0, from.lastIndexOf('/') + 1)
  const isFolder = base.endsWith('/') || !base.slice(base.lastIndexOf('/') + 1).includes('.')
  return `${folder}${base}${isFolder && !base.endsWith('/') ? '/' : ''}`
}
