import { Notice } from '#components/ui/notice.tsx'

/** Says of an attempt what the class page says of its student, and what they were offered while it is open. */
export function HelpNotice({ reason, open }: { reason: string; open: boolean }) {
  return (
    <Notice title={`May need help: ${reason}`}>
      {open &&
        'The student was offered an easier lesson, where there is one, and the explanation of a missed question. They can go on all the same.'}
    </Notice>
  )
}
