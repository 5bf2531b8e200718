/** What must be so before a version is published. */

/**
 * @typedef {object} Release
 * @property {{version: string, repository?: unknown}} pkg package.json
 * @property {string} changelog
 * @property {string[]} tags of the commit
 * @property {string} changes that are not committed
 * @property {Record<string, string | undefined>} env
 */

/**
 * @param {Release} release
 * @returns {string[]} what is in the way; nothing where it may go out
 */
export function obstaclesTo({pkg: {version, repository}, changelog, tags, changes, env}) {
  const checks = [
    {
      isMet: changelog.split('\n').some((line) => line.trim() === `## ${version}`),
      otherwise: `CHANGELOG.md has no section “## ${version}”, without “(unreleased)”`,
    },
    {isMet: !changes, otherwise: 'there are changes that are not committed'},
    {isMet: tags.includes(`v${version}`), otherwise: `the commit has no tag v${version}`},
    {
      isMet: repository !== undefined,
      otherwise: 'package.json names no repository, which a provenance is checked against',
    },
    {
      isMet: env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? env['SIGSTORE_ID_TOKEN'],
      otherwise: 'no CI vouches for this build (GitHub: permission id-token; GitLab: SIGSTORE_ID_TOKEN)',
    },
  ];
  return checks.filter(({isMet}) => !isMet).map(({otherwise}) => otherwise);
}
