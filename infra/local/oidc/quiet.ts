/** The provider warns at its import of every Node.js but the newest; ours is tested on the one that runs. */
const { warn } = console;
console.warn = (...parts: unknown[]) => {
  if (!String(parts[0]).includes('oidc-provider WARNING: Unsupported runtime')) warn(...parts);
};
