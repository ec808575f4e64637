/** A response variable the student fills; QTI 3 §5.126. A record is given as the text it is read from. */
export type PublicResponse = {
  identifier: string
  cardinality: 'single' | 'multiple' | 'ordered' | 'record'
  /** Absent for a record. */
  baseType?:
    | 'identifier'
    | 'string'
    | 'integer'
    | 'float'
    | 'boolean'
    | 'pair'
    | 'directedPair'
    | 'point'
    | 'file'
    | 'duration'
    | 'uri'
}

/** Values in QTI's lexical form; `null` or an absent name = not answered. */
export type LexicalResponses = Record<string, string | string[] | null>
