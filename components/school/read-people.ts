/** A person as they are written on a line. */
export type WrittenPerson = { email: string; name?: string }

/**
 * People as a column of a table or a mail program gives them, one a line: an address, with a name before or after it
 * or none (`Ann Lee, ann@school.example`, `Ann Lee <ann@school.example>`). A line without an address is kept as one,
 * so that it is refused by its number and not lost.
 */
export function readPeople(text: string): WrittenPerson[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readLine)
}

const around = /^[\s,;:<>"'()[\]]+|[\s,;:<>"'()[\]]+$/g

function readLine(line: string): WrittenPerson {
  const found = line.split(/[\s,;<>"()]+/).find((part) => part.includes('@'))
  if (found === undefined) return { email: line }
  const name = line
    .replace(found, ' ')
    .replace(/[\s,;<>"()]+/g, ' ')
    .replace(around, '')
  return { email: found.replace(around, ''), ...(name !== '' && { name }) }
}

/** What the server says of people, by its field, with the lines that are meant. */
export function problemOfLines(fields: Record<string, string>): string | undefined {
  const found = Object.entries(fields).find(([path]) => path.startsWith('people'))
  if (!found) return undefined
  const [path, message] = found
  const [, index] = /^people\.(\d+)/.exec(path) ?? []
  return index === undefined ? message : `line ${Number(index) + 1} ${message}`
}
