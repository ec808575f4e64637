import type { XmlElement } from './xml-element.ts'

/** Tells of something about an element that an author may want to know. */
export type Note = (element: XmlElement, message: string) => void

/**
 * Tells what is wrong with an element; the reading goes on, so that all problems are told at once. Its `note`
 * tells of what is read otherwise than it is written, and refuses nothing.
 */
export type Report = { (element: XmlElement, message: string): void; note: Note }
