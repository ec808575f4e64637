/**
 * Adds the packages of other platforms that a lock file names but does not describe. npm leaves out what
 * it could not get when it wrote the lock, and `npm ci` then refuses the whole lock.
 * @param {{ packages: Record<string, any> }} lock
 * @returns {string[]} the paths added
 */
export function completeLockFile(lock) {
  const added = []
  for (const { optionalDependencies = {}, dev } of Object.values(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      const path = `node_modules/${name}`
      if (Object.keys(lock.packages).some((known) => known === path || known.endsWith(`/${path}`))) continue
      lock.packages[path] = { version, ...platformOf(name), ...(dev && { dev }), optional: true }
      added.push(path)
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  return added
}

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32']
const processors = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** Such packages are named after their platform: `cli-linux-x64-musl`. */
function platformOf(name) {
  const words = name.split(/[-/]/)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.some((word) => word === processor))
  const libc = ['gnu', 'musl'].filter((library) => words.some((word) => word.startsWith(library)))
  return {
    ...(libc.length > 0 && { libc: libc.map((library) => (library === 'gnu' ? 'glibc' : library)) }),
    cpu,
    ...(os.length > 0 && { os }),
  }
}
