import { AuthoredContent } from '#components/qti/content/authored-content.tsx'
import type { PublicChoice } from '#lib/qti/item/public/public-content.ts'

/** The right order, under the one that was given. */
export function OrderReview({ choices }: { choices: readonly PublicChoice[] }) {
  return (
    <div className="mt-4 rounded-control bg-correct-tint p-4">
      <p className="text-base font-bold text-correct">Correct order</p>
      <ol className="mt-1 list-decimal ps-7 text-xl">
        {choices.map(({ identifier, body }) => (
          <li key={identifier}>
            <AuthoredContent nodes={body} />
          </li>
        ))}
      </ol>
    </div>
  )
}
