/** The one password of all demo accounts, shown on the sign-in page: it protects fictional data on one machine. */
export const demoPassword = 'mingcha-demo';
