import { describe, expect, it } from 'vitest'
import { childNamed, type XmlElement } from '#lib/qti/xml/xml-element.ts'
import { readHtml } from './read-html.ts'

/** A tree written as XML, so that it can be compared with what was meant. */
function write(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child
      const attributes = Object.entries(child.attributes).map(([name, value]) => ` ${name}="${value}"`)
      return `<${child.name}${attributes.join('')}>${write(child)}</${child.name}>`
    })
    .join('')
}

function bodyOf(html: string): string {
  const body = childNamed(readHtml(html), 'body')
  return body ? write(body) : 'no body'
}

describe('a page of HTML', () => {
  it.each([
    ['<P>A</p><p>B</P>', '<p>A</p><p>B</p>'],
    ['one<br>two<br/>three', 'one<br></br>two<br></br>three'],
    ['<img src=a.png alt=cat>x', '<img src="a.png" alt="cat"></img>x'],
    ['<hr><wbr><b>x</b>', '<hr></hr><wbr></wbr><b>x</b>'],
    ['<div/>x', '<div></div>x'],
    ['<span class="a" / >x</span>', '<span class="a"></span>x'],
    ['<p>one<p>two', '<p>one</p><p>two</p>'],
    ['<p>one<div>two</div>', '<p>one</p><div>two</div>'],
    ['<p>one<h2>two</h2>', '<p>one</p><h2>two</h2>'],
    ['<p>one<b>two</b>', '<p>one<b>two</b></p>'],
    ['<ul><li>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>'],
    ['<ul><li><p>a<li>b</ul>', '<ul><li><p>a</p></li><li>b</li></ul>'],
    ['<ul><li>a<ul><li>b</ul><li>c</ul>', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>'],
    ['<dl><dt>a<dd>b<dt>c</dl>', '<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>'],
    [
      '<table><thead><tr><th>a<th>b<tbody><tr><td>c<td>d<tr><td>e</table>f',
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></tbody></table>f',
    ],
    [
      '<table><tr><td>a<tfoot><tr><td>b</table>',
      '<table><tr><td>a</td></tr><tfoot><tr><td>b</td></tr></tfoot></table>',
    ],
    ['<b><i>x</b>y</i>z', '<b><i>x</i></b>yz'],
    ['a</p>b', 'ab'],
    ['<ul><li>a</div>b</ul>', '<ul><li>ab</li></ul>'],
    ['<div><ul></div>x</ul>y</div>z', '<div><ul>x</ul>y</div>z'],
    ['a<!-- <b>no</b> -->b', 'ab'],
    ['a<!-- open', 'a'],
    ['<!DOCTYPE html><p>x</p>', '<p>x</p>'],
    ['<?xml version="1.0"?>x', 'x'],
    ['<script>if (a < b) "</p>"</script>x', 'x'],
    ['<SCRIPT>x</Script >y', 'y'],
    ['<style>p { }</style><title>T</title><noscript>n</noscript><svg><a>v</a></svg>x', 'x'],
    ['<iframe src="x">n</iframe><template>t</template>x', 'x'],
    ['<script>never closed', ''],
    ['<custom-thing>kept</custom-thing>', 'kept'],
    [
      '<math><m:mi>x</m:mi><MML:mn>2</MML:mn><math:mo>+</math:mo></math>',
      '<math><mi>x</mi><mn>2</mn><mo>+</mo></math>',
    ],
    ['<atom:p>kept</atom:p>', 'kept'],
    ['<form><input name=x><button>b</button></form>', 'b'],
    ['<center>c</center><font>f</font>', '<center>c</center><font>f</font>'],
    ['<object data=a.png><param name=x></object>', '<object data="a.png"><param name="x"></param></object>'],
    ['<math><mi>x</mi></math><mi>y</mi>', '<math><mi>x</mi></math>y'],
    ['<m:math><m:mrow><m:mi>x</m:mi></m:mrow></m:math>', '<math><mrow><mi>x</mi></mrow></math>'],
    ['<mml:math><mml:mi>x</mml:mi></mml:math>', '<math><mi>x</mi></math>'],
    ['1 < 2 and <3', '1 < 2 and <3'],
    ['a <', 'a <'],
    ['<p', '<p></p>'],
    ['', ''],
  ])('%j is read as %j', (html, meant) => {
    expect(bodyOf(html)).toBe(meant)
  })

  it('is an html with a body, and each element knows its parent', () => {
    const root = readHtml('<p><b>x</b></p>')
    expect(root).toMatchObject({ name: 'html', namespace: 'qti', parent: null })
    const [body] = root.children
    const [p] = (body as XmlElement).children
    const [b] = (p as XmlElement).children
    expect([(body as XmlElement).parent, (p as XmlElement).parent, (b as XmlElement).parent]).toEqual([
      root,
      body,
      p,
    ])
  })

  it('does not go deeper than a hundred elements, and loses no text', () => {
    const read = bodyOf(`${'<div>'.repeat(200)}x`)
    expect(read.match(/<div>/g)).toHaveLength(200)
    expect(read).toContain('x')
    let [deepest, depth] = [readHtml('<b>'.repeat(200)), 0]
    for (
      let next: XmlElement | undefined = deepest;
      next;
      next = next.children.find((c) => typeof c !== 'string')
    ) {
      deepest = next
      depth++
    }
    expect(deepest.name).toBe('b')
    expect(depth).toBe(101)
  })
})

describe('an attribute', () => {
  it.each([
    ['<p class="a b" ID=\'c\' lang=de>', 'class="a b" id="c" lang="de"'],
    ['<p class = "a">', 'class="a"'],
    ['<p title="a > b">', 'title="a > b"'],
    ["<p title='a > b'>", 'title="a > b"'],
    ['<p title="it\'s > x">', 'title="it\'s > x"'],
    ["<p title=it's>", 'title="it" s="s"'],
    ['<details open>', 'open="open"'],
    ['<p class="a" class="b">', 'class="a"'],
    ['<p title="&lt;&amp;&eacute;">', 'title="<&é"'],
    ['<p xml:lang="de" 1a="x" a_b="y" data-x="z">', 'a_b="y" data-x="z"'],
    ['<a href="javascript:x">', ''],
    ['<a href="java&#10;script:x">', ''],
    ['<img src="data:text/html,x">', ''],
    ['<img src="data:image/png;base64,AA">', 'src="data:image/png;base64,AA"'],
    ['<video poster="vbscript:x">', ''],
    ['<object data="javascript:x">', ''],
    ['<q cite="javascript:x">', ''],
    ['<p title="javascript:x">', 'title="javascript:x"'],
  ])('of %s is %j', (html, attributes) => {
    const name = /^<(\w+)/.exec(html)?.[1]
    expect(bodyOf(html)).toBe(`<${name}${attributes && ` ${attributes}`}></${name}>`)
  })
})

describe('a named character', () => {
  it.each([
    ['&amp;&lt;&gt;&quot;&apos;', '&<>"\''],
    ['&eacute;&Eacute;&szlig;&nbsp;&shy;&yuml;', 'éÉß\u00a0\u00adÿ'],
    ['&Alpha;&Rho;&Sigma;&Omega;&alpha;&sigmaf;&sigma;&tau;&omega;', 'ΑΡΣΩαςστω'],
    ['&ndash;&mdash;&lsquo;&rsquo;&sbquo;&ldquo;&rdquo;&bdquo;', '–—‘’‚“”„'],
    ['&dagger;&Dagger;&bull;&hellip;&prime;&Prime;&permil;', '†‡•…′″‰'],
    ['&larr;&uarr;&rarr;&darr;&harr;&rArr;&hArr;', '←↑→↓↔⇒⇔'],
    ['&OElig;&oelig;&Scaron;&scaron;&Yuml;&fnof;&circ;&tilde;', 'ŒœŠšŸƒˆ˜'],
    ['&euro;&trade;&frasl;&oline;&lsaquo;&rsaquo;', '€™⁄‾‹›'],
    ['&ensp;&emsp;&thinsp;&zwnj;&zwj;&lrm;&rlm;', '\u2002\u2003\u2009\u200c\u200d\u200e\u200f'],
    ['&forall;&part;&exist;&empty;&nabla;&isin;&notin;&ni;&prod;&sum;&minus;', '∀∂∃∅∇∈∉∋∏∑−'],
    ['&lowast;&radic;&prop;&infin;&ang;&and;&or;&cap;&cup;&int;&there4;', '∗√∝∞∠∧∨∩∪∫∴'],
    ['&sim;&cong;&asymp;&ne;&equiv;&le;&ge;&sub;&sup;&nsub;&sube;&supe;', '∼≅≈≠≡≤≥⊂⊃⊄⊆⊇'],
    ['&oplus;&otimes;&perp;&sdot;&loz;&spades;&clubs;&hearts;&diams;', '⊕⊗⊥⋅◊♠♣♥♦'],
    ['&times;&divide;&frac12;&sup2;&deg;&plusmn;&micro;&para;&middot;', '×÷½²°±µ¶·'],
    ['&#65;&#x41;&#X41;&#128512;&#x10FFFF;', 'AAA😀\u{10ffff}'],
    ['&amp x &copy', '& x ©'],
    ['&unknown; &; & &1;', '&unknown; &; & &1;'],
    ['&#1;&#11;', ''],
    ['&#xD800;&#xDFFF;&#x110000;', '&#xD800;&#xDFFF;&#x110000;'],
    ['&#xD7FF;&#xE000;&#9;&#xFFFD;', '\ud7ff\ue000\t\ufffd'],
    ['&#xFFFE;', ''],
  ])('is read: %s', (html, text) => {
    expect(bodyOf(html)).toBe(text)
  })
})
