/** Mentions a user or a user group by its Slack id, which must come from the policy file or from Slack. */
export const mention = (id: string): string => (id.startsWith('S') ? `<!subteam^${id}>` : `<@${id}>`);
