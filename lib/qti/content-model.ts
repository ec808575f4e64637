import type { Interaction } from './interaction-model.ts'

/** Text is a string; everything else has a `kind`. */
export type ContentNode = string | ContentElement | RubricBlock | Interaction

/** An allowed HTML or MathML element with its allowed attributes. */
export type ContentElement = {
  kind: 'element'
  name: string
  attributes?: Record<string, string>
  children?: ContentNode[]
}

/** QTI 3: text for the views it names; a student is a `candidate`. */
type RubricBlock = { kind: 'rubricBlock'; views: string[]; body: ContentNode[] }
