import { ReviewTag, type ReviewTagName } from './review-tag.tsx'

export type ReviewLine = { key: string; text: string; tag: ReviewTagName }

/** What was given and what is correct, in words: for answers whose place on the screen says too little. */
export function ReviewLines({ lines }: { lines: readonly ReviewLine[] }) {
  if (lines.length === 0) return null
  return (
    <ul className="mt-4 grid list-none gap-2 p-0">
      {lines.map(({ key, text, tag }) => (
        <li
          key={key}
          className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 rounded-control border border-line bg-surface px-4 py-2 text-lg"
        >
          <span className="min-w-0 flex-1 basis-40">{text}</span>
          <ReviewTag tag={tag} />
        </li>
      ))}
    </ul>
  )
}
