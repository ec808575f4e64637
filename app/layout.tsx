import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { TimebackProvider } from '#components/timeback/timeback-provider.tsx'
import { productName } from '#components/ui/product.ts'
import { getActor } from '#lib/auth/get-actor.ts'
import { env } from '#lib/env.ts'
import { PersonTab } from './_shell/person-tab.tsx'
import { readingFontClass } from './_shell/reading-font.ts'
import './globals.css'

export const metadata: Metadata = {
  title: { template: `%s · ${productName}`, default: productName },
  description: 'Lessons that grow stone by stone: practise, see why, and keep every answer.',
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f8f4ea' },
    { media: '(prefers-color-scheme: dark)', color: '#141a21' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every answer carries a nonce of its own, so no page is made at build time.
  await connection()
  const actor = await getActor()
  return (
    <html lang="en" dir="ltr" className={`${readingFontClass} scroll-pb-28`}>
      <body className="min-h-dvh">
        <a
          href="#main"
          className="sr-only z-10 rounded-lg bg-accent px-4 py-3 font-bold text-on-accent focus:not-sr-only focus:fixed focus:start-3 focus:top-3"
        >
          Skip to the content
        </a>
        <PersonTab person={actor?.timebackId ?? null}>
          {actor ? (
            <TimebackProvider studentId={actor.timebackId} exposeClient={env().DEMO}>
              {children}
            </TimebackProvider>
          ) : (
            children
          )}
        </PersonTab>
      </body>
    </html>
  )
}
