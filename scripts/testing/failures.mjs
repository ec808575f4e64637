/**
 * What failed in vitest's JSON report, as `file › group › test`; a file that could not be read stands alone.
 * @param {{ testResults: { name: string, status: string, message?: string,
 *   assertionResults: { status: string, ancestorTitles: string[], title: string }[] }[] }} report
 * @param {(path: string) => string} inProject
 * @returns {string[]}
 */
export function failuresOfVitest({ testResults }, inProject) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = inProject(name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    const titles = failed.map(({ ancestorTitles, title }) => [file, ...ancestorTitles, title].join(' › '))
    const isWholeFile = status === 'failed' && titles.length === 0
    return isWholeFile ? [`${file} › ${firstLine(message)}`] : titles
  })
}

/**
 * The same of Playwright's JSON report, with the project first.
 * @param {{ suites: object[], errors?: { message?: string }[] }} report
 * @returns {string[]}
 */
export function failuresOfPlaywright({ suites, errors = [] }) {
  const inSuite = (suite, titles) => [
    ...(suite.specs ?? []).flatMap(({ title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ projectName }) => [`[${projectName}] ${titles.join(' › ')}`, title].join(' › ')),
    ),
    ...(suite.suites ?? []).flatMap((inner) => inSuite(inner, [...titles, inner.title])),
  ]
  const failed = suites.flatMap((suite) => inSuite(suite, [`e2e/${suite.file}`]))
  return [...failed, ...errors.map(({ message }) => firstLine(message))]
}

function firstLine(message = '') {
  return message.split('\n').find((line) => line.trim() !== '') ?? 'did not run'
}
