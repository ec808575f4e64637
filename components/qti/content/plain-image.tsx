import { type ComponentProps, createElement } from 'react'

/**
 * An author's or a student's image as it is: the browser asks for it with the student's own session, so no
 * service can fetch it to make another size of it.
 */
export function PlainImage(props: ComponentProps<'img'>) {
  return createElement('img', { draggable: false, ...props })
}
