/// What a start costs before the program's own code: the system, and the loading of its libraries.
int main() {
}
