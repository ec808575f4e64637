import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { mutateXml } from '#lib/qti/fixtures/mutate-xml.ts'
import { createRandom } from '#lib/std/random.ts'
import { scanXml } from './scan-xml.ts'
import type { XmlNode } from './xml-element.ts'

const content = join(import.meta.dirname, '../../../prisma/content')
const documents = readdirSync(content, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.xml'))
  .sort()
  .map((name) => readFileSync(join(content, name), 'utf8'))

/** A reader that shares nothing with ours, with the options under which it loses nothing. */
const other = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  preserveOrder: true,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
  cdataPropName: '#cdata',
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 200,
})

type OtherNode = Record<string, unknown>

/** Both trees as the same lines: start tags with their attributes, texts, end tags. */
function linesOfOther(nodes: OtherNode[], lines: string[] = []): string[] {
  for (const { ':@': attributes = {}, ...node } of nodes) {
    const [[tag, inside] = ['', []]] = Object.entries(node)
    if (tag === '#text') addText(lines, String(inside))
    else if (tag === '#cdata')
      for (const text of inside as OtherNode[]) addText(lines, String(text['#text'] ?? ''))
    else {
      lines.push(startLine(tag, attributes as Record<string, string>))
      linesOfOther(inside as OtherNode[], lines)
      lines.push('</>')
    }
  }
  return lines
}

function linesOfOurs(nodes: XmlNode[], lines: string[] = []): string[] {
  for (const node of nodes)
    if (typeof node === 'string') addText(lines, node)
    else {
      lines.push(startLine(node.name, node.attributes))
      linesOfOurs(node.children, lines)
      lines.push('</>')
    }
  return lines
}

function addText(lines: string[], text: string): void {
  if (text === '') return
  const last = lines.length - 1
  if (lines[last]?.startsWith('"')) lines[last] += text
  else lines.push(`"${text}`)
}

/** Without prefixes and namespaces, which the other does not know. */
function startLine(tag: string, attributes: Readonly<Record<string, string>>): string {
  const kept = Object.entries(attributes)
    .filter(([name]) => name !== 'xmlns' && (name === 'xml:lang' || !name.includes(':')))
    .map(([name, value]) => ` ${name}="${value.replace(/[\n\t]/g, ' ')}"`)
  return `<${tag.replace(/^.*:/, '')}${kept.join('')}>`
}

describe('scanXml', () => {
  it('reads what another reader reads, in every file of ours and in damaged ones', () => {
    const random = createRandom(3, 8)
    const damaged = documents.map((xml) => mutateXml(xml, random))
    let compared = 0
    for (const xml of [...documents, ...damaged]) {
      const scanned = scanXml(xml)
      if (!scanned.ok) continue
      const inRoot = linesOfOther(other.parse(xml)).filter((line) => !/^"\s*$/.test(line))
      expect(linesOfOurs([scanned.value]).filter((line) => !/^"\s*$/.test(line))).toEqual(inRoot)
      compared++
    }
    expect(compared).toBeGreaterThan(documents.length)
  })
})
