import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { assert } from '#lib/std/assert.ts'
import { projectRoot } from '#scripts/run/project-root.mjs'

/** One block of a guide, written to a file of its own. `says` is what its comments say it prints. */
export type GuideBlock = { title: string; file: string; code: string; says: string[] }

/**
 * Writes each TypeScript block of a guide as a module below `test-results`. A name that a block uses and does
 * not make is imported from where `given` says.
 */
export async function readGuide(path: string, given: Record<string, string>): Promise<GuideBlock[]> {
  const text = await readFile(join(projectRoot, path), 'utf8')
  // TypeScript's own patterns skip folders with a dot, so the project's check does not see these files.
  const folder = join(projectRoot, 'test-results', `.${basename(path, '.md')}`)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  // Beside the blocks, the files that widen the types of packages.
  const testing = ['database', 'expectations'].map((name) => `../../scripts/testing/${name}/*.ts`)
  const include = ['./*', '../../lib/auth/*.ts', ...testing]
  const options = { extends: '../../tsconfig.json', compilerOptions: { incremental: false }, include }
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(options))
  const blocks: GuideBlock[] = []
  let title = ''
  for (const [, heading, language, code = ''] of text.matchAll(/^#+ (.+)$|^```(.*)\n([\s\S]*?)^```$/gm)) {
    title = heading ?? title
    if (language === undefined) continue
    assert(/^tsx?$/.test(language), `${title}: a block of ${language} can be run`)
    const file = join(folder, `${blocks.length + 1}.${language}`)
    await writeFile(file, `${importsFor(code, given)}${code}\nexport {}\n`)
    const says = [...code.matchAll(/console\.log\(.*\/\/ (.+)$/gm)].map(([, said = '']) => said)
    blocks.push({ title, file, code, says })
  }
  return blocks
}

function importsFor(code: string, given: Record<string, string>): string {
  const isMissing = (name: string) =>
    new RegExp(`(?<![.\\w])${name}\\b`).test(code) &&
    !new RegExp(`(const|import|function) (\\{[^}]*\\b)?${name}\\b`).test(code)
  return Object.entries(given)
    .filter(([name]) => isMissing(name))
    .map(([name, from]) => `import { ${name} } from '${from}'\n`)
    .join('')
}
