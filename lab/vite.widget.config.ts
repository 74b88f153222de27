import { defineConfig } from "vite";

// The widget of notebooks: one file that imports nothing, and its style.
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  publicDir: false,
  build: {
    outDir: "../src/steepest/lab/static",
    emptyOutDir: false,
    target: "es2022",
    lib: { entry: "src/widget.tsx", formats: ["es"], fileName: () => "widget.js", cssFileName: "widget" },
    rollupOptions: { output: { codeSplitting: false } },
  },
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
});
