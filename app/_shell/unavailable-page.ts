import { productName } from '#components/ui/product.ts'
import { plainPage } from './plain-page.ts'

/** What stands in every page's place while the database is away. */
export function unavailablePage(nonce: string): string {
  return plainPage({
    nonce,
    title: 'Back in a moment',
    text: `${productName} cannot reach its records just now. Nothing is lost: what is marked as saved is kept, and what you
answered since waits on this device.`,
    link: { href: '', text: 'Try again' },
  })
}
