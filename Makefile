# What a person types. Each line installs what it lacks and says so.
.PHONY: run test dev bundle bench check-bundle screenshots help

run: ## build, and open the window with the sample interview (in the terminal where there is no display)
	@tools/run
test: ## all checks and tests, the window's included
	@tools/test
dev: ## the window with live reload of the UI
	@tools/dev
bundle: ## the Debian package, in target/release/bundle
	@tools/bundle
check-bundle: bundle ## install the package, start the window, remove it again
	@tools/check-bundle
bench: ## ratios against what one would use otherwise
	@tools/bench
screenshots: ## pictures of the real window, into docs/screenshots
	@tools/screenshots
help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14
