import { InteractionBlock } from '#components/qti/interaction-block.tsx'
import { Notice } from '#components/ui/notice.tsx'
import type { PortableCustomInteraction } from '#lib/qti/public/public-interactions.ts'

/** A module of the author's is not run; the lesson goes on without it. */
export function PortableCustom({ interaction }: { interaction: PortableCustomInteraction }) {
  return (
    <InteractionBlock interaction={interaction} fallback="A part of this question">
      <Notice title="This part of the question cannot be shown here">
        It needs a program of its own. You can answer the rest and go on.
      </Notice>
    </InteractionBlock>
  )
}
