/** A portable custom interaction: stones are laid on a pile and taken off, and the answer is how many lie there. */
define(['qtiCustomInteractionContext'], (context) => {
  const words = (count) => (count === 0 ? 'No stones yet.' : count === 1 ? '1 stone.' : `${count} stones.`)

  function draw(pile, count) {
    pile.replaceChildren()
    for (let stone = 0; stone < count; stone++) {
      const shape = document.createElement('div')
      const width = 11 - stone
      shape.style.cssText = `width:${width}rem;height:1.5rem;border-radius:50%;background:#8a7f70;margin:1px auto`
      pile.prepend(shape)
    }
  }

  context.register({
    typeIdentifier: 'urn:cairn:example:stones',

    getInstance(dom, configuration) {
      const most = Number(configuration.properties.most)
      const said = dom.querySelector('.count')
      said.setAttribute('role', 'status')
      const pile = document.createElement('div')
      pile.setAttribute('aria-hidden', 'true')
      let count = configuration.boundTo[configuration.responseIdentifier].base?.integer ?? 0
      let touched = count > 0

      const button = (text, step) => {
        const element = document.createElement('button')
        element.type = 'button'
        element.textContent = text
        element.style.cssText = 'margin:0.25rem;padding:0 1rem'
        element.addEventListener('click', () => {
          count = Math.min(most, Math.max(0, count + step))
          touched = true
          show()
        })
        return element
      }
      const show = () => {
        draw(pile, count)
        said.textContent = words(count)
      }
      // Above the pile, or each stone would move them from under the finger.
      dom.append(button('Lay a stone', 1), button('Take a stone off', -1), pile)
      show()

      configuration.onready({
        getResponse: () => ({ base: touched ? { integer: count } : null }),
        getState: () => String(count),
        oncompleted() {},
      })
    },
  })
})
