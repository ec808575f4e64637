import { ButtonLink } from '#components/ui/button-link.tsx'

type Props = { page: number; pages: number; hrefOf: (page: number) => string }

/** The ways to the pages before and after. */
export function Pager({ page, pages, hrefOf }: Props) {
  if (pages <= 1) return null
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center gap-4">
      {page > 1 && (
        <ButtonLink kind="secondary" href={hrefOf(page - 1)} rel="prev">
          Back
        </ButtonLink>
      )}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && (
        <ButtonLink kind="secondary" href={hrefOf(page + 1)} rel="next">
          More
        </ButtonLink>
      )}
    </nav>
  )
}
