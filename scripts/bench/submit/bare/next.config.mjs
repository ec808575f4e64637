import { parse } from 'node:path'

export default {
  poweredByHeader: false,
  // This folder is a temporary one, and its packages are linked from the project's.
  turbopack: { root: parse(import.meta.dirname).root },
  serverExternalPackages: ['pg', '@prisma/adapter-pg'],
  // Checked with the project.
  typescript: { ignoreBuildErrors: true },
}
