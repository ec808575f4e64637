'use client'

import { productName } from '#components/ui/product.ts'
import { ProblemPage } from './_shell/problem-page.tsx'
import './globals.css'

export default function GlobalErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" dir="ltr">
      <body className="min-h-dvh">
        <title>{`Not loaded · ${productName}`}</title>
        <ProblemPage retry={retry} />
      </body>
    </html>
  )
}
