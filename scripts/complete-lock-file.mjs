// Run after `npm install`: npm may have left packages of other platforms out of the lock file.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { completeLockFile } from './install/complete-lock-file.mjs'
import { projectRoot } from './run/project-root.mjs'

const path = join(projectRoot, 'package-lock.json')
const lock = JSON.parse(await readFile(path, 'utf8'))
const added = completeLockFile(lock)
if (added.length > 0) await writeFile(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added.length} packages added to package-lock.json`)
