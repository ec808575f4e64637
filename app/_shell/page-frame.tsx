import { OwnPage } from './own-page.tsx'
import { type FrameProps, PlainFrame } from './plain-frame.tsx'

/** The page's one `<main>`, for nobody else than the person for whom it was made. */
export function PageFrame(props: FrameProps) {
  return (
    <OwnPage>
      <PlainFrame {...props} />
    </OwnPage>
  )
}
