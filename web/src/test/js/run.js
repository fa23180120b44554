// Runs the specifications in a page of the server, so that they import the modules as the map does. Without inline
// script, as everywhere; the names of the files to load are in the address: run.html?spec=url-state.test.js
const runner = jasmineRequire.core(jasmineRequire);
const env = runner.getEnv();
Object.assign(window, jasmineRequire.interface(runner, env));
window.results = [];
env.configure({ random: false });
env.addReporter({
  specDone: ({ fullName, status, failedExpectations }) =>
    window.results.push({ name: fullName, status, failures: failedExpectations.map(({ message, stack }) => `${message}\n${stack}`) }),
  jasmineDone: () => {
    document.documentElement.dataset.finished = "true";
  },
});

for (const spec of new URLSearchParams(window.location.search).getAll("spec")) {
  try {
    await import(`./${spec}`);
  } catch (error) {
    describe(spec, () => it("can be loaded", () => fail(error)));
  }
}
env.execute();
