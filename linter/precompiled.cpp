// A file to compile the precompiled headers with; see CMakeLists.txt.
